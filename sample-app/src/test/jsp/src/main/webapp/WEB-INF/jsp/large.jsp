<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!doctype html>
<html><body><c:forEach var="i" begin="1" end="9000"><p>${i}</p></c:forEach></body></html>
