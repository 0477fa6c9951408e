<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<p>forgotten</p><jsp:forward page="page.jsp"/>