<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<html><% response.sendRedirect("/page"); %></html>
